using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Snapshot;
using ConvertTyped.Snapshots.Json;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes the root class of a snapshot, with all features nested in it.</summary>
internal static class RootEmitter
{
    public static string Emit(SnapshotModel snapshot)
    {
        var writer = SourceHeader.Begin(snapshot);
        WriteClass(writer, snapshot, MemberNaming.Name(snapshot));
        return writer.ToString();
    }

    private static void WriteClass(IndentedWriter writer, SnapshotModel snapshot, IReadOnlyList<NamedMember> members)
    {
        var name = snapshot.Options.Class;
        var root = $"{RuntimeNames.RootInterface}<{name}>";
        writer.Write($"""
            /// <summary>{Documentation.Root(snapshot)}</summary>
            /// <remarks>Register it with {Documentation.Registration(name)} and inject it where you need it.</remarks>
            """);
        KeyEmitter.Write(writer, snapshot, members);
        writer.Write($"""
            {SourceHeader.GeneratedCode}
            {snapshot.Options.Access} sealed partial class {name} : {RuntimeNames.Root}, {root}
            """);
        using (writer.OpenBlock())
        {
            MemberEmitter.WriteFields(writer, members);
            writer.Write($"""
                /// <summary>A root over a client, for tests and tools; an app registers it with {Documentation.Registration(name)}.</summary>
                /// <param name="client">Who answers.</param>
                /// <exception cref="global::System.ArgumentNullException"><paramref name="client"/> is null.</exception>
                public {name}({RuntimeNames.Client} client)
                    : base(client)
                """);
            writer.WriteEmptyBlock();
            MemberEmitter.WriteAccessors(writer, members, "Client");
            writer.Write($"""

                static {RuntimeNames.EmbeddedSnapshot} {root}.Snapshot =>
                    new(typeof({name}).Assembly, {JsonQuote.Quote(snapshot.Options.Resource)});

                static {name} {root}.Create({RuntimeNames.Client} client) => new(client);
                """);
            ShapeEmitter.Write(writer, root, snapshot, members);
            MemberEmitter.WriteTypes(writer, members);
        }
    }
}
