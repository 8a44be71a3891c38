namespace ConvertTyped.Evaluation;

/// <summary>The ids of an experience and of the variation it is to answer with in a preview.</summary>
internal sealed record PreviewSelection(string ExperienceId, string VariationId);
