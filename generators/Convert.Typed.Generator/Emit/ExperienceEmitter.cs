using System.Globalization;
using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes the part of a root that has the experiences, and the enums of their variations beside it.</summary>
internal static class ExperienceEmitter
{
    private static readonly string ClassName = MemberNames.List(MemberNames.Experiences);
    private static readonly string Field = MemberNames.Field(MemberNames.Experiences);

    public static string Emit(SnapshotModel snapshot)
    {
        var writer = SourceHeader.Begin(snapshot);
        var experiences = ExperienceNaming.Name(snapshot);
        writer.Write($"partial class {snapshot.Options.Class}");
        using (writer.OpenBlock())
        {
            writer.Write($"""
                private {ClassName}? {Field};

                /// <summary>{ExperienceDocumentation.List}</summary>
                public {ClassName} {MemberNames.Experiences} => {Field} ??= new(Client);

                /// <summary>{ExperienceDocumentation.List}</summary>
                public sealed class {ClassName}
                """);
            using (writer.OpenBlock())
            {
                WriteList(writer, experiences, snapshot.Options.Namespace);
            }
        }

        foreach (var experience in experiences)
        {
            writer.WriteLine();
            VariationEmitter.Write(writer, snapshot.Options.Access, experience);
        }

        return writer.ToString();
    }

    /// <summary>The lines of the shape table.</summary>
    public static void WriteShape(IndentedWriter writer, IReadOnlyList<NamedExperience> experiences)
    {
        foreach (var experience in experiences.Where(static experience => experience.Model.Retirement is null))
        {
            writer.Write($"shape.Experience({JsonQuote.Quote($"{MemberNames.Experiences}.{experience.Name}")}, {JsonQuote.Quote(experience.Model.Key)}, {QuoteOrNull(experience.Model.Id)});");
            foreach (var variation in experience.Variations.Where(static variation => variation.Model.Retirement is null))
            {
                writer.Write($"shape.Variation({JsonQuote.Quote(variation.Name)}, {QuoteOrNull(variation.Model.Key)}, {JsonQuote.Quote(variation.Model.Id)});");
            }
        }
    }

    private static void WriteList(IndentedWriter writer, IReadOnlyList<NamedExperience> experiences, string enumNamespace)
    {
        var home = enumNamespace.Length == 0 ? "global::" : $"global::{enumNamespace}.";
        writer.Write($"private readonly {RuntimeNames.Client} client;");
        foreach (var experience in experiences)
        {
            writer.Write($"private {TypeOf(experience)}? {experience.FieldName};");
        }

        writer.Write($"""

            internal {ClassName}({RuntimeNames.Client} client) => this.client = client;
            """);
        foreach (var experience in experiences)
        {
            writer.Write($"""

                /// <summary>{ExperienceDocumentation.Experience(experience.Model)}.</summary>
                /// <remarks>{ExperienceDocumentation.Variations(experience.Model)}</remarks>
                """);
            RetirementEmitter.Write(writer, RetiredIds.Experience, $"Experience '{experience.Model.Key}'", "nobody is in it", experience.Model.Retirement);
            writer.Write($"""
                public {TypeOf(experience)} {experience.Name} => {experience.FieldName} ??= {RuntimeNames.Generated}.Experience(
                    client,
                    {JsonQuote.Quote(experience.Model.Key)},
                    {EnumOf(experience)}.Unknown,
                    new (string, {EnumOf(experience)})[]
                    {"{"}
                """);
            foreach (var variation in experience.Variations.Where(one => one.Model.Retirement is null || !experience.Variations.Any(other => other.Model.Retirement is null && other.Model.Id == one.Model.Id)))
            {
                // By its value: the name of one that is retired may compile no longer.
                var member = variation.Model.Retirement is null ? $"{EnumOf(experience)}.{variation.Name}" : $"({EnumOf(experience)}){variation.Value.ToString(CultureInfo.InvariantCulture)}";
                writer.Write($"        ({JsonQuote.Quote(variation.Model.Id)}, {member}),");
            }

            writer.Write("    });");
        }

        // In full: a member of the root or of the list can have the enum's name.
        string EnumOf(NamedExperience experience) => home + experience.VariationName;

        string TypeOf(NamedExperience experience) => $"{RuntimeNames.Experience}<{EnumOf(experience)}>";
    }

    private static string QuoteOrNull(string? text) => text is null ? "null" : JsonQuote.Quote(text);
}
