namespace ConvertTyped.Snapshots.Json;

/// <summary>A place in a text. All three count UTF-16 units and begin with 0, as in Roslyn; people and MSBuild begin with 1.</summary>
internal readonly record struct SourcePosition(int Offset, int Line, int Column);
