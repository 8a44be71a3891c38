namespace ConvertTyped.Generator.Snapshot;

/// <summary>What the project wants to have of a json variable instead of a record.</summary>
/// <param name="Feature">The key of the feature.</param>
/// <param name="Variable">The key of the variable.</param>
/// <param name="OwnType">The type it is read as; null for the JSON as it is.</param>
internal sealed record VariableOption(string Feature, string Variable, OwnType? OwnType);
