namespace ConvertTyped.Generator.Snapshot;

/// <summary>Which class a snapshot becomes; an empty namespace is the global one.</summary>
internal sealed record RootIdentity(string SnapshotPath, string Namespace, string Class)
{
    public string FullName => Namespace.Length == 0 ? Class : $"{Namespace}.{Class}";
}
