namespace ConvertTyped.Client;

/// <summary>What an override gives a <c>json</c> variable that is read as a type: a value of that type.</summary>
internal sealed record JsonOverride(object Value);
