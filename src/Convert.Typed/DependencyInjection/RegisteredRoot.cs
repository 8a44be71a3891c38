namespace ConvertTyped.DependencyInjection;

/// <summary>A generated class that was added to the services: what tells one from several.</summary>
internal abstract class RegisteredRoot
{
    public abstract ConvertClient ClientFrom(IServiceProvider provider);
}
