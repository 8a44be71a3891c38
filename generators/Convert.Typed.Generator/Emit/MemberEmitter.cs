using ConvertTyped.Generator.Naming;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes what a class has of each of its members: a field, an accessor that fills it on first use, a nested class.</summary>
internal static class MemberEmitter
{
    public static void WriteFields(IndentedWriter writer, IReadOnlyList<NamedMember> members)
    {
        foreach (var member in members)
        {
            writer.Write($"private {member.TypeName}? {member.FieldName};");
        }

        if (members.Count > 0)
        {
            writer.WriteLine();
        }
    }

    /// <param name="writer">Inside the class.</param>
    /// <param name="members">Its members.</param>
    /// <param name="client">How the class calls the client it has.</param>
    public static void WriteAccessors(IndentedWriter writer, IReadOnlyList<NamedMember> members, string client)
    {
        foreach (var member in members)
        {
            writer.WriteLine();
            writer.Write($"/// <summary>{Documentation.Member(member)}</summary>");
            if (member.Feature is { } feature)
            {
                // Here rather than on the class: this is what an editor shows where a feature is used.
                writer.Write($"""
                    /// <remarks>
                    /// {Documentation.Variables(feature)}
                    /// {Documentation.Carriers(feature)}
                    /// </remarks>
                    """);
                RetirementEmitter.WriteFeature(writer, feature);
            }

            writer.Write($"public {member.TypeName} {member.Name} => {member.FieldName} ??= new({client});");
        }
    }

    public static void WriteTypes(IndentedWriter writer, IReadOnlyList<NamedMember> members)
    {
        foreach (var member in members)
        {
            writer.WriteLine();
            if (member.Feature is null)
            {
                WriteGroup(writer, member);
            }
            else
            {
                FeatureEmitter.Write(writer, member, member.Feature);
            }
        }
    }

    private static void WriteGroup(IndentedWriter writer, NamedMember group)
    {
        writer.Write($"""
            /// <summary>{Documentation.Member(group)}</summary>
            public sealed class {group.TypeName}
            """);
        using (writer.OpenBlock())
        {
            writer.Write($"private readonly {RuntimeNames.Client} client;");
            WriteFields(writer, group.Members);
            writer.Write($"internal {group.TypeName}({RuntimeNames.Client} client) => this.client = client;");
            WriteAccessors(writer, group.Members, "client");
            WriteTypes(writer, group.Members);
        }
    }
}
