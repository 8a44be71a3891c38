namespace ConvertTyped.Snapshots;

/// <summary>The types a variable can be declared with.</summary>
internal enum VariableType
{
    Boolean,
    Integer,
    Float,
    Text,
    Json,
}
