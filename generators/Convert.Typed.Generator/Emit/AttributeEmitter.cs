using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes the classes with a property for each attribute that rules read.</summary>
/// <remarks>
/// The object is the set of attributes that a visitor carries, so that making one allocates nothing else; rules find a property
/// through one switch over the names.
/// </remarks>
internal static class AttributeEmitter
{
    /// <summary>The name of this part of the generated code.</summary>
    public const string Part = "Attributes";

    public static string Emit(SnapshotModel snapshot)
    {
        var writer = SourceHeader.Begin(snapshot);
        WriteBesideRoot(writer, snapshot, AttributeNaming.Visitor, AttributeDocumentation.OfVisitors(snapshot), snapshot.Attributes.Visitor);
        writer.WriteLine();
        WriteBesideRoot(writer, snapshot, AttributeNaming.Location, AttributeDocumentation.OfPlaces(snapshot), snapshot.Attributes.Location);
        return writer.ToString();
    }

    /// <param name="writer">Where the class is to stand.</param>
    /// <param name="declaration">The class, up to its name.</param>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its properties.</param>
    public static void WriteClass(IndentedWriter writer, string declaration, string name, IReadOnlyList<NamedAttribute> attributes)
    {
        writer.Write($"{declaration} {name} : {RuntimeNames.GeneratedAttributes}");
        using (writer.OpenBlock())
        {
            var keys = attributes.Select(static attribute => $"\n    {JsonQuote.Quote(attribute.Model.Key)},");
            writer.Write($$"""
                private static readonly string[] names =
                {{{string.Concat(keys)}}
                };

                """);
            foreach (var attribute in attributes)
            {
                writer.Write($$"""
                    /// <summary>{{AttributeDocumentation.Property(attribute.Model)}}</summary>
                    """);
                RetirementEmitter.Write(writer, RetiredIds.Attribute, $"Attribute '{attribute.Model.Key}'", "no rule reads it", attribute.Model.Retirement);
                writer.Write($$"""
                    public {{attribute.Model.Type.CSharpName()}}? {{attribute.Name}} { get; init; }

                    """);
            }

            WriteReading(writer, attributes);
            foreach (var attribute in attributes.Where(static attribute => attribute.Values.Count > 0))
            {
                WriteValues(writer, attribute);
            }
        }
    }

    private static void WriteBesideRoot(IndentedWriter writer, SnapshotModel snapshot, string name, string summary, EquatableArray<AttributeModel> attributes)
    {
        var className = snapshot.Root.ClassBeside(name);
        writer.Write($"""
            /// <summary>{summary}</summary>
            /// <remarks>{AttributeDocumentation.Remarks}</remarks>
            {SourceHeader.GeneratedCode}
            """);
        WriteClass(writer, $"{snapshot.Options.Access} sealed partial class", className, AttributeNaming.Name(attributes, className));
    }

    private static void WriteReading(IndentedWriter writer, IReadOnlyList<NamedAttribute> attributes)
    {
        writer.Write($"""
            /// <inheritdoc/>
            protected override global::System.ReadOnlySpan<string> NamesOfProperties => names;

            /// <inheritdoc/>
            protected override bool TryReadProperty(string name, out {RuntimeNames.AttributeValue} value)
            """);
        using (writer.OpenBlock())
        {
            writer.Write("switch (name)");
            using (writer.OpenBlock())
            {
                foreach (var attribute in attributes)
                {
                    writer.Write($"case {JsonQuote.Quote(attribute.Model.Key)}:");
                    RetirementEmitter.WriteQuietly(writer, RetiredIds.Attribute, attribute.Model.Retirement, $"""
                            return {RuntimeNames.PropertyValue}.Of({attribute.Name}, out value);
                        """);
                }

                writer.Write($"""
                    default:
                        return {RuntimeNames.PropertyValue}.None(out value);
                    """);
            }
        }
    }

    private static void WriteValues(IndentedWriter writer, NamedAttribute attribute)
    {
        writer.Write($"""

            /// <summary>What rules compare <see cref="{attribute.Name}"/> with.</summary>
            public static class {attribute.ValuesName}
            """);
        using (writer.OpenBlock())
        {
            foreach (var value in attribute.Values)
            {
                writer.Write($"""
                    /// <summary>The text <c>{DocText.Escape(value.Text)}</c>.</summary>
                    """);
                RetirementEmitter.Write(writer, RetiredIds.Attribute, $"Text '{value.Text}' of attribute '{attribute.Model.Key}'", "no rule compares with it", value.Retirement);
                writer.Write($"""
                    public const string {value.Name} = {JsonQuote.Quote(value.Text)};
                    """);
            }
        }
    }
}
