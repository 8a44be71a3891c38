using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes the class of a feature, the record with the values of its variables, and what names values in an override.</summary>
/// <remarks>
/// Parameters and locals begin with a small ASCII letter, which no generated member does: they cannot mean one by accident.
/// </remarks>
internal static class FeatureEmitter
{
    public static void Write(IndentedWriter writer, NamedMember member, FeatureModel feature)
    {
        writer.Write($"""
            /// <summary>{Documentation.Member(member)}</summary>
            public sealed class {member.TypeName} : {RuntimeNames.Feature}
            """);
        using (writer.OpenBlock())
        {
            JsonEmitter.WriteReaders(writer, member.Variables);
            WriteConstructor(writer, member, feature);
            MemberEmitter.WriteAccessors(writer, member.Members, "client");
            WriteVariables(writer, member.Variables);
            if (member.Variables.Count > 0)
            {
                writer.WriteLine();
                WriteTryGet(writer, member);
                OverrideEmitter.WriteMethod(writer, member);
            }

            JsonEmitter.WriteRecords(writer, member.Variables);
            MemberEmitter.WriteTypes(writer, member.Members);
        }

        if (member.Variables.Count > 0)
        {
            writer.WriteLine();
            WriteRecord(writer, member, feature);
            OverrideEmitter.WriteType(writer, member, feature);
        }
    }

    private static void WriteConstructor(IndentedWriter writer, NamedMember member, FeatureModel feature)
    {
        var keys = string.Join(", ", feature.Variables.Select(static variable => variable.Key).Prepend(feature.Key).Select(JsonQuote.Quote));
        if (member.Members.Count == 0)
        {
            writer.Write($"""
                internal {member.TypeName}({RuntimeNames.Client} client)
                    : base(client, {keys})
                """);
            writer.WriteEmptyBlock();
            return;
        }

        writer.Write($"private readonly {RuntimeNames.Client} client;");
        MemberEmitter.WriteFields(writer, member.Members);
        writer.Write($"""
            internal {member.TypeName}({RuntimeNames.Client} client)
                : base(client, {keys}) => this.client = client;
            """);
    }

    private static void WriteVariables(IndentedWriter writer, IReadOnlyList<NamedVariable> variables)
    {
        for (var position = 0; position < variables.Count; position++)
        {
            var variable = variables[position];
            var type = variable.CSharpName();
            var reader = variable.HasJsonType() ? $", {JsonTypeNames.ReaderField(position)}" : "";
            writer.Write($"""

                /// <summary>{Documentation.Variable(variable.Model)}</summary>
                """);
            RetirementEmitter.WriteVariable(writer, variable.Model);
            writer.Write($"""
                public {RuntimeNames.FeatureVariable}<{type}> {variable.Name} => {RuntimeNames.Generated}.Variable<{type}>(this, {position}{reader});
                """);
        }
    }

    private static void WriteTryGet(IndentedWriter writer, NamedMember member)
    {
        writer.Write($"""
            /// <summary>Decides the feature once and reads all its variables.</summary>
            /// <param name="visitor">Whom to decide for.</param>
            /// <param name="variables">Their values when the result is true; else each is the default of its type.</param>
            /// <returns>{Documentation.TryGetResult(member)}</returns>
            /// <exception cref="global::System.ArgumentNullException"><paramref name="visitor"/> is null.</exception>
            /// <exception cref="global::System.ArgumentException">Another client made <paramref name="visitor"/>.</exception>
            public bool TryGet({RuntimeNames.Visitor} visitor, out {member.VariablesName} variables)
            """);
        using (writer.OpenBlock())
        {
            writer.Write($"""
                var values = {RuntimeNames.Generated}.Read(this, visitor);
                if ({Condition(member.Variables)})
                """);
            using (writer.OpenBlock())
            {
                writer.Write($"""
                    variables = new({Lines(member.Variables.Select(Value))});
                    return true;
                    """);
            }

            writer.Write("""

                variables = default;
                return false;
                """);
        }
    }

    /// <summary>On, with a value for each variable that is always set; one such value alone says that it is on.</summary>
    private static string Condition(IReadOnlyList<NamedVariable> variables)
    {
        var required = variables
            .Select(static (variable, position) => (variable, position))
            .Where(static at => at.variable.Model.IsAlwaysSet)
            .Select(static at => TryGet(at.variable, at.position))
            .ToList();
        return required.Count == 0 ? "values.IsEnabled" : string.Join("\n    && ", required);
    }

    private static string Value(NamedVariable variable, int position)
    {
        if (variable.Model.IsAlwaysSet)
        {
            return $"value{position}";
        }

        // Whether a type of the project is a class or a struct is not known here, and need not be.
        if (variable.HasJsonType())
        {
            return $"{TryGet(variable, position)} ? value{position} : null";
        }

        var getter = variable.Model.Type == VariableType.Text ? "Object" : "Value";
        return $"values.{getter}<{variable.CSharpName()}>({position})";
    }

    private static string TryGet(NamedVariable variable, int position) => variable.HasJsonType()
        ? $"values.TryGet({position}, {JsonTypeNames.ReaderField(position)}, out var value{position})"
        : $"values.TryGet<{variable.CSharpName()}>({position}, out var value{position})";

    private static void WriteRecord(IndentedWriter writer, NamedMember member, FeatureModel feature)
    {
        writer.Write($"/// <summary>{Documentation.VariableValues(feature)}</summary>");
        foreach (var variable in member.Variables)
        {
            writer.Write($"""/// <param name="{variable.Name}">{Documentation.VariableValue(variable.Model)}</param>""");
        }

        var parameters = member.Variables.Select(static variable =>
            $"{variable.CSharpName()}{(variable.Model.IsAlwaysSet ? "" : "?")} {variable.Name}");
        writer.Write($"public readonly record struct {member.VariablesName}({Lines(parameters)});");
    }

    /// <summary>One item after the parenthesis; more on lines of their own.</summary>
    private static string Lines(IEnumerable<string> items)
    {
        var list = items.ToList();
        return list.Count == 1 ? list[0] : "\n    " + string.Join(",\n    ", list);
    }
}
