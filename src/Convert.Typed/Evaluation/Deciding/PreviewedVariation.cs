namespace ConvertTyped.Evaluation;

/// <summary>A variation that an experience answers with in a preview.</summary>
internal sealed record PreviewedVariation(CompiledExperience Experience, CompiledVariation Variation);
