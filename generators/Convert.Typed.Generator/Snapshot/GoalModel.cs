using ConvertTyped.Snapshots;
using ConvertTyped.Snapshots.Retirements;
using ConvertTyped.Snapshots.Typing;

namespace ConvertTyped.Generator.Snapshot;

/// <summary>A goal that the app knows. Its key is not empty and comes only once in the snapshot.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="HasTransactions">Whether its conversions have a worth.</param>
/// <param name="Attributes">What its rules read.</param>
/// <param name="Retirement">Since when it is no longer served; null when it is.</param>
internal sealed record GoalModel(string Key, string? Id, string? Name, bool HasTransactions, EquatableArray<AttributeModel> Attributes, Retirement? Retirement = null);
