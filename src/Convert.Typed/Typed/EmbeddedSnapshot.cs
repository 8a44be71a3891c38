using System.Reflection;

namespace ConvertTyped.CompilerServices;

/// <summary>Where the snapshot of a generated root class is embedded.</summary>
/// <param name="Assembly">The assembly that holds it.</param>
/// <param name="ResourceName">The name of the manifest resource.</param>
public readonly record struct EmbeddedSnapshot(Assembly Assembly, string ResourceName)
{
    /// <summary>The bytes of the snapshot; null when the assembly does not have it.</summary>
    internal ReadOnlyMemory<byte>? Read()
    {
        using var resource = Assembly?.GetManifestResourceStream(ResourceName);
        if (resource is null)
        {
            return null;
        }

        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
