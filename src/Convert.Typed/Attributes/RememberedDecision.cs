namespace ConvertTyped.Attributes;

/// <summary>The variation an experience answers a visitor with, by ids: they outlive the config they were decided with.</summary>
internal readonly record struct RememberedDecision(string ExperienceId, string VariationId);
