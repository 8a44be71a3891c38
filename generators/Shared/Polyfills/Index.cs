namespace System;

/// <summary>What the compiler makes of <c>^1</c> and of list patterns; netstandard2.0 does not have it.</summary>
[Microsoft.CodeAnalysis.Embedded]
internal readonly struct Index(int value, bool fromEnd = false)
{
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
