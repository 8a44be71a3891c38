namespace ConvertTyped.Evaluation;

/// <summary>A value as <c>less</c> and <c>lessEqual</c> see it.</summary>
/// <param name="Type">What it may be compared with.</param>
/// <param name="Number">The number, unless there is text.</param>
/// <param name="Text">The text of what is text or is compared as text: lists and objects too.</param>
internal readonly record struct OrderedValue(OrderedType Type, double Number, string? Text)
{
    public static OrderedValue Of(in AttributeValue value) => value.Kind switch
    {
        AttributeKind.Text when value.TryGetText(out var text) =>
            NumberText.TryRead(text, out var number) ? new(OrderedType.Number, number, null) : new(OrderedType.Text, 0, text),
        AttributeKind.Number when value.TryGetNumber(out var number) => new(OrderedType.Number, number, null),
        AttributeKind.Boolean when value.TryGetBoolean(out var boolean) => new(OrderedType.Boolean, boolean ? 1 : 0, null),
        AttributeKind.Null => new(OrderedType.Object, 0, null),
        _ => new(OrderedType.Object, 0, JavaScriptText.Of(value)),
    };

    public double ToNumber() => Text is null ? Number : JavaScriptNumber.FromText(Text);
}
