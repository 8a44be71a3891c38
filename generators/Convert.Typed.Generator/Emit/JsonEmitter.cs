using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Naming;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes how a feature reads its json variables: a field with what reads each, and the records that objects become.</summary>
internal static class JsonEmitter
{
    /// <summary>The fields are static: values are kept parsed by the identity of what read them.</summary>
    public static void WriteReaders(IndentedWriter writer, IReadOnlyList<NamedVariable> variables)
    {
        for (var position = 0; position < variables.Count; position++)
        {
            var variable = variables[position];
            if (!variable.HasJsonType())
            {
                continue;
            }

            if (variable.Model.OwnType is { } own)
            {
                // The compiler points here when the context lacks the type.
                writer.Write($"// An error in the next line: add [JsonSerializable(typeof({own.Type}))] to {own.Context}.");
            }

            writer.Write($"""
                internal static readonly {RuntimeNames.JsonType}<{variable.CSharpName()}> {JsonTypeNames.ReaderField(position)} = {variable.Reader()};

                """);
        }
    }

    public static void WriteRecords(IndentedWriter writer, IReadOnlyList<NamedVariable> variables)
    {
        foreach (var json in variables.Select(static variable => variable.Json?.Object).OfType<NamedJson>())
        {
            // Other classes call it by the class around it as well.
            WriteRecord(writer, json, json.TypeName.Substring(json.TypeName.IndexOf('.') + 1));
        }
    }

    private static void WriteRecord(IndentedWriter writer, NamedJson json, string name)
    {
        writer.Write($"""

            /// <summary>{Documentation.JsonRecord(json)}</summary>
            /// <remarks>Immutable; all visitors and threads share it.</remarks>
            public sealed record {name}
            """);
        using (writer.OpenBlock())
        {
            writer.Write($"""
                internal static readonly {RuntimeNames.JsonType}<{name}> json = {RuntimeNames.JsonTypes}.Object(static members => new {name}
                """);
            using (writer.OpenBlock(end: "});"))
            {
                foreach (var member in json.Members)
                {
                    RetirementEmitter.WriteQuietly(
                        writer,
                        RetiredIds.JsonMember,
                        member.Retirement,
                        $"{member.Name} = members.{Getter(member)}({JsonQuote.Quote(member.Key)}, {member.Value.Reader()}),");
                }
            }

            foreach (var member in json.Members)
            {
                writer.Write($$"""

                    /// <summary>{{Documentation.JsonMember(member)}}</summary>
                    """);
                RetirementEmitter.Write(writer, RetiredIds.JsonMember, $"Member '{member.Key}' of the JSON", "it is null", member.Retirement);
                writer.Write($$"""
                    public {{(member.IsAlwaysSet ? "required " : "")}}{{member.Value.CSharpName()}}{{(member.IsAlwaysSet ? "" : "?")}} {{member.Name}} { get; init; }
                    """);
            }

            foreach (var inner in json.Members.Select(static member => member.Value.Object).OfType<NamedJson>())
            {
                WriteRecord(writer, inner, inner.TypeName);
            }
        }
    }

    private static string Getter(NamedJsonMember member) =>
        member.IsAlwaysSet ? "Get" : member.Value.IsStruct() ? "FindValue" : "Find";
}
