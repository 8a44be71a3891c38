using ConvertTyped.Snapshots.Retirements;

namespace ConvertTyped.Snapshots.Typing;

/// <summary>Adds to the structure of a json variable the members that no served value has any more.</summary>
internal static class RetiredJson
{
    public static JsonModel? Complete(JsonModel? served, IEnumerable<RetiredJsonMember> retired) =>
        retired.Aggregate(served, static (model, member) => model is null ? null : Add(model, [.. JsonPath.Steps(member.Path)], 0, member));

    // Where the objects are no longer objects, there is no place for it.
    private static JsonModel Add(JsonModel model, IReadOnlyList<string> steps, int position, RetiredJsonMember retired)
    {
        var step = steps[position];
        var isLast = position == steps.Count - 1;
        if (step == JsonPath.AnyItem)
        {
            return model.Item is null || isLast ? model : model with { Item = Add(model.Item, steps, position + 1, retired) };
        }

        if (model.Kind != JsonModelKind.Object)
        {
            return model;
        }

        var key = JsonPath.NameOf(step);
        var isThere = model.Members.Any(member => member.Key == key);
        if (isLast)
        {
            return isThere ? model : model with { Members = model.Members.Append(Member(key, retired)).ToEquatableArray() };
        }

        return model with
        {
            Members = model.Members.Select(member => member.Key == key ? member with { Value = Add(member.Value, steps, position + 1, retired) } : member).ToEquatableArray(),
        };
    }

    private static JsonMemberModel Member(string key, RetiredJsonMember retired) =>
        new(key, IsAlwaysSet: false, JsonInference.Infer(retired.Values) ?? new(JsonModelKind.Any), retired.Retirement);
}
