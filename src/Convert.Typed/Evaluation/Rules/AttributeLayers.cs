namespace ConvertTyped.Evaluation;

/// <summary>The attributes rules look at, without merging them: the first set that has a name answers for it.</summary>
internal readonly ref struct AttributeLayers(AttributeSet? first, AttributeSet? second = null, AttributeSet? third = null)
{
    public bool TryGetValue(string name, out AttributeValue value)
    {
        if ((first is not null && first.TryGetValue(name, out value)) || (second is not null && second.TryGetValue(name, out value)))
        {
            return true;
        }

        value = default;
        return third is not null && third.TryGetValue(name, out value);
    }
}
