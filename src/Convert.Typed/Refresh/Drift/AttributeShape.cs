namespace ConvertTyped.Refresh;

/// <summary>An attribute that has a property in the app.</summary>
/// <param name="Member">How code names it: <c>VisitorAttributes.Plan</c>.</param>
/// <param name="Key">Its name for the rules.</param>
/// <param name="Type">The type of the property: <c>text</c>, <c>number</c>, <c>boolean</c>, or the report segment whose values it takes.</param>
/// <param name="IsOfPlaces">Whether locations read it, not audiences, segments and goals.</param>
internal sealed record AttributeShape(string Member, string Key, string Type, bool IsOfPlaces);
