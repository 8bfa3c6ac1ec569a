using Microsoft.Extensions.DependencyInjection;

namespace OpsCenter.Core.Sheets;

public static class SheetsServiceCollectionExtensions
{
    /// <summary>Entered figures. Needs <see cref="ISheetStore"/> and <see cref="ISheetSink"/>, the configuration and the audit.</summary>
    public static IServiceCollection AddSheets(this IServiceCollection services)
    {
        services.AddSingleton<SheetBook>();
        services.AddSingleton<SheetService>();
        services.AddSingleton<SheetReports>();
        return services.AddHostedService<SheetKeeper>();
    }
}
