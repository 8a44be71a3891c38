namespace ConvertTyped.Evaluation;

/// <summary>Knows the config that decides now. There is one for each client, so it also tells whose a visitor is.</summary>
internal interface IConfigurationSource
{
    CompiledConfiguration Current { get; }
}
