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

    /// <summary>A goal has a worth that it had not, or the other way round.</summary>
    GoalTypeChanged = 6,

    /// <summary>The rules of a goal read an attribute that the app does not give: where it counts, the goal is not tracked.</summary>
    GoalRulesChanged = 7,

    /// <summary>No rule reads an attribute any more: what the app gives decides nothing.</summary>
    AttributeMissing = 8,

    /// <summary>A rule compares an attribute with what its type cannot hold: that rule is never matched by it.</summary>
    AttributeTypeChanged = 9,

    /// <summary>An experience has another key: nothing is decided by its old one.</summary>
    ExperienceRenamed = 10,

    /// <summary>An experience lacks a variation that the app knows: nobody is given it.</summary>
    VariationMissing = 11,

    /// <summary>A segment is gone: nobody enters it.</summary>
    SegmentMissing = 12,
}
