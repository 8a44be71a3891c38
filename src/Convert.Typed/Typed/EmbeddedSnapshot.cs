using System.Reflection;

namespace ConvertTyped.CompilerServices;

/// <summary>Where the snapshot of a generated root class is embedded.</summary>
public readonly struct EmbeddedSnapshot
{
    private readonly Assembly? assembly;

    /// <summary>A manifest resource of an assembly.</summary>
    /// <param name="assembly">The assembly that holds it.</param>
    /// <param name="resourceName">The name of the manifest resource.</param>
    public EmbeddedSnapshot(Assembly assembly, string resourceName)
    {
        this.assembly = assembly;
        ResourceName = resourceName;
    }

    internal string? ResourceName { get; }

    internal string? AssemblyName => assembly?.GetName().Name;

    /// <summary>The bytes of the snapshot; null when the assembly does not have it.</summary>
    internal ReadOnlyMemory<byte>? Read()
    {
        using var resource = ResourceName is null ? null : assembly?.GetManifestResourceStream(ResourceName);
        if (resource is null)
        {
            return null;
        }

        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
