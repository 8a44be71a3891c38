using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;

namespace ConvertTyped.Benchmarks;

/// <summary>B3: Microsoft.FeatureManagement answering the same rule (country equals US) and split (half of the visitors, by id).</summary>
internal sealed class FeatureManagement
{
    private readonly IVariantFeatureManager manager;

    public FeatureManagement()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["feature_management:feature_flags:0:id"] = "feature-50",
            ["feature_management:feature_flags:0:enabled"] = "true",
            ["feature_management:feature_flags:0:conditions:requirement_type"] = "All",
            ["feature_management:feature_flags:0:conditions:client_filters:0:name"] = "Country",
            ["feature_management:feature_flags:0:conditions:client_filters:0:parameters:Country"] = "US",
            ["feature_management:feature_flags:0:conditions:client_filters:1:name"] = "Microsoft.Targeting",
            ["feature_management:feature_flags:0:conditions:client_filters:1:parameters:Audience:DefaultRolloutPercentage"] = "50",
        }).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddFeatureManagement().AddFeatureFilter<CountryFilter>().AddFeatureFilter<ContextualTargetingFilter>();
        manager = services.BuildServiceProvider().GetRequiredService<IVariantFeatureManager>();
    }

    public ValueTask<bool> IsEnabledAsync(VisitorContext visitor) => manager.IsEnabledAsync("feature-50", visitor, default);

    /// <summary>Who visits: the id for targeting and the country for the rule.</summary>
    internal sealed class VisitorContext : ITargetingContext
    {
        public required string UserId { get; set; }

        public required string Country { get; init; }

        public IEnumerable<string> Groups { get; set; } = [];
    }

    [FilterAlias("Country")]
    private sealed class CountryFilter : IContextualFeatureFilter<VisitorContext>, IFilterParametersBinder
    {
        public object BindParameters(IConfiguration parameters) => parameters["Country"]!;

        public Task<bool> EvaluateAsync(FeatureFilterEvaluationContext featureFilterContext, VisitorContext appContext) =>
            Task.FromResult(string.Equals(appContext.Country, (string)featureFilterContext.Settings, StringComparison.OrdinalIgnoreCase));
    }
}
