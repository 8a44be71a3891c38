using System.Reflection;
using System.Runtime.Loader;
using ConvertTyped.CompilerServices;

namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>A compiled project in a load context of its own.</summary>
internal sealed class LoadedProject : IDisposable
{
    private readonly AssemblyLoadContext context = new("generated", isCollectible: true);

    public LoadedProject(Stream assembly) => Assembly = context.LoadFromStream(assembly);

    public Assembly Assembly { get; }

    /// <summary>A root over a client, made as <c>AddConvert</c> makes it.</summary>
    public ConvertRoot CreateRoot(string fullName, ConvertClient client) =>
        (ConvertRoot)Call(nameof(CreateRootOf), fullName, client);

    /// <summary>The embedded snapshot that a root names.</summary>
    public byte[] ReadSnapshot(string fullName) => ((EmbeddedSnapshot)Call(nameof(SnapshotOf), fullName)).Read()!.Value.ToArray();

    /// <summary>What drift compares configs with.</summary>
    public ConfigurationShape Describe(string fullName) => (ConfigurationShape)Call(nameof(ShapeOf), fullName);

    public void Dispose() => context.Unload();

    private object Call(string method, string fullName, params object[] arguments) =>
        typeof(LoadedProject)
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(Assembly.GetType(fullName, throwOnError: true)!)
            .Invoke(null, arguments)!;

    private static ConvertRoot CreateRootOf<T>(ConvertClient client)
        where T : ConvertRoot, IConvertRoot<T> => T.Create(client);

    private static ConfigurationShape ShapeOf<T>()
        where T : ConvertRoot, IConvertRoot<T>
    {
        var shape = new ConfigurationShape();
        T.Describe(shape);
        return shape;
    }

    private static EmbeddedSnapshot SnapshotOf<T>()
        where T : ConvertRoot, IConvertRoot<T> => T.Snapshot;
}
