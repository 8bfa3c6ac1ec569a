using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.Ingest.Rules;

public static class RulesServiceCollectionExtensions
{
    /// <summary>Proposals, approval and versions of alarm rules. Needs the configuration, <c>AddAlarms</c> and the relational storage; may be called more than once.</summary>
    public static IServiceCollection AddRuleWorkbench(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AlarmTrial>();
        services.TryAddSingleton<RuleFiles>();
        services.TryAddSingleton<RuleCheck>();
        services.TryAddSingleton<RuleTrials>();
        services.TryAddSingleton<RuleInbox>();
        services.TryAddSingleton<RuleNotes>();
        services.TryAddSingleton<RuleReading>();
        services.TryAddSingleton<RuleLedger>();
        services.TryAddSingleton<RuleProposals>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RuleLedgerHost>());
        return services;
    }
}
