using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Json;
using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes the lines of the shape table for goals, and for the attributes that rules read.</summary>
internal static class AttributeShapeEmitter
{
    public static void Write(IndentedWriter writer, SnapshotModel snapshot)
    {
        foreach (var goal in GoalNaming.Name(snapshot).Where(static goal => goal.Model.Retirement is null))
        {
            var id = goal.Model.Id is { } known ? JsonQuote.Quote(known) : "null";
            var hasTransactions = goal.Model.HasTransactions ? "true" : "false";
            writer.Write($"shape.Goal({JsonQuote.Quote($"Goals.{goal.Name}")}, {JsonQuote.Quote(goal.Model.Key)}, {id}, hasTransactions: {hasTransactions});");
            foreach (var attribute in goal.Attributes)
            {
                writer.Write($"shape.GoalAttribute({JsonQuote.Quote(attribute.Model.Key)});");
            }
        }

        Write(writer, "VisitorAttribute", snapshot.Root.ClassBeside(AttributeNaming.Visitor), snapshot.Attributes.Visitor);
        Write(writer, "LocationAttribute", snapshot.Root.ClassBeside(AttributeNaming.Location), snapshot.Attributes.Location);
    }

    // A report segment that no rule reads is there for reports alone.
    private static void Write(IndentedWriter writer, string method, string className, EquatableArray<AttributeModel> attributes)
    {
        foreach (var attribute in AttributeNaming.Name(attributes, className).Where(static attribute => attribute.Model.Readers.Count > 0))
        {
            var (member, key) = (JsonQuote.Quote($"{className}.{attribute.Name}"), JsonQuote.Quote(attribute.Model.Key));
            writer.Write($"shape.{method}({member}, {key}, {JsonQuote.Quote(attribute.Model.Type.PlainName())});");
        }
    }
}
