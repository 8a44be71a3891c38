using System.Globalization;
using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Naming;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes the enum of an experience's variations.</summary>
internal static class VariationEmitter
{
    public static void Write(IndentedWriter writer, string access, NamedExperience experience)
    {
        writer.Write($"""
            /// <summary>{ExperienceDocumentation.Enum(experience.Model)}</summary>
            {SourceHeader.GeneratedCode}
            {access} enum {experience.VariationName}
            """);
        using (writer.OpenBlock())
        {
            writer.Write($"""
                /// <summary>{ExperienceDocumentation.Unknown}</summary>
                Unknown = -1,

                /// <summary>{ExperienceDocumentation.None}</summary>
                None = 0,
                """);
            foreach (var variation in experience.Variations)
            {
                writer.Write($"""

                    /// <summary>{ExperienceDocumentation.Variation(variation.Model)}</summary>
                    """);
                RetirementEmitter.Write(writer, RetiredIds.Variation, $"Variation '{variation.Model.Key ?? variation.Model.Id}'", "nobody is given it", variation.Model.Retirement);
                writer.Write($"""
                    {variation.Name} = {variation.Value.ToString(CultureInfo.InvariantCulture)},
                    """);
            }
        }
    }
}
