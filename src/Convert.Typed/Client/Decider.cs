using ConvertTyped.Evaluation;

namespace ConvertTyped.Client;

/// <summary>Decides something in an evaluation. May be called again, with a new one, when the visitor's memory moved on.</summary>
internal delegate TResult Decider<in TState, out TResult>(ref Deliberation deliberation, TState state);
