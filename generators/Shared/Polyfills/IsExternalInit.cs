namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for to compile records and <c>init</c>; netstandard2.0 does not have it.</summary>
[Microsoft.CodeAnalysis.Embedded]
internal static class IsExternalInit;
