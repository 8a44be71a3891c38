namespace ConvertTyped.Evaluation;

/// <summary>The types that an order comparison tells apart: JavaScript's, except that text which is a number is one.</summary>
internal enum OrderedType
{
    /// <summary>A number, or text that is one.</summary>
    Number,

    /// <summary>Any other text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Null, a list or an object: for JavaScript's <c>typeof</c> all the same.</summary>
    Object,
}
