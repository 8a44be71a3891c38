namespace ConvertTyped;

/// <summary>In what a config differs from the one the app was built from.</summary>
public enum DriftKind
{
    /// <summary>A feature is gone: it is off for everybody.</summary>
    FeatureMissing = 0,

    /// <summary>A variable is gone: it has no value.</summary>
    VariableMissing = 1,

    /// <summary>A variable is of another type: its value is not read.</summary>
    VariableTypeChanged = 2,

    /// <summary>A variation gives a variable no value that every variation gave one: <c>TryGet</c> is false there.</summary>
    VariableNotSet = 3,

    /// <summary>An experience has a variation that the app does not know.</summary>
    VariationUnknown = 4,

    /// <summary>A goal is gone: it is not tracked.</summary>
    GoalMissing = 5,

    /// <summary>
    /// A json value has another structure: it has no value in that variation, or a member of it is null, as the message says.
    /// </summary>
    JsonNotFitting = 6,
}
