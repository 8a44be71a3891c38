using ConvertTyped.Generator.Diagnostics;
using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes the part of a root that has the goals.</summary>
internal static class GoalEmitter
{
    private static readonly string ClassName = MemberNames.List(MemberNames.Goals);
    private static readonly string Field = MemberNames.Field(MemberNames.Goals);

    public static string Emit(SnapshotModel snapshot)
    {
        var writer = SourceHeader.Begin(snapshot);
        writer.Write($"{snapshot.Options.Access} sealed partial class {snapshot.Options.Class}");
        using (writer.OpenBlock())
        {
            writer.Write($"""
                private {ClassName}? {Field};

                /// <summary>The goals of the project.</summary>
                public {ClassName} {MemberNames.Goals} => {Field} ??= new(Client);

                /// <summary>The goals of {Documentation.Project(snapshot)}, as of the snapshot {Documentation.Code(snapshot.FileName)}.</summary>
                public sealed class {ClassName}
                """);
            using (writer.OpenBlock())
            {
                WriteGoals(writer, GoalNaming.Name(snapshot));
            }
        }

        return writer.ToString();
    }

    private static void WriteGoals(IndentedWriter writer, IReadOnlyList<NamedGoal> goals)
    {
        writer.Write($"private readonly {RuntimeNames.Client} client;");
        foreach (var goal in goals)
        {
            writer.Write($"private {TypeOf(goal)}? {goal.FieldName};");
        }

        writer.Write($"""

            internal {ClassName}({RuntimeNames.Client} client) => this.client = client;
            """);
        foreach (var goal in goals)
        {
            writer.Write($"""

                /// <summary>{Documentation.Goal(goal)}</summary>
                """);
            RetirementEmitter.Write(writer, RetiredIds.Goal, $"Goal '{goal.Model.Key}'", "it is not tracked", goal.Model.Retirement);
            writer.Write($"""
                public {TypeOf(goal)} {goal.Name} => {goal.FieldName} ??= new(client, {JsonQuote.Quote(goal.Model.Key)});
                """);
        }

        foreach (var goal in goals.Where(static goal => goal.Attributes.Count > 0))
        {
            writer.Write($"""

                /// <summary>{AttributeDocumentation.OfGoal(goal.Model)}</summary>
                /// <remarks>{AttributeDocumentation.Remarks}</remarks>
                """);
            AttributeEmitter.WriteClass(writer, "public sealed class", goal.AttributesName, goal.Attributes);
        }
    }

    private static string TypeOf(NamedGoal goal)
    {
        var type = goal.Model.HasTransactions ? RuntimeNames.RevenueGoal : RuntimeNames.ConversionGoal;
        return goal.Attributes.Count == 0 ? type : $"{type}<{goal.AttributesName}>";
    }
}
