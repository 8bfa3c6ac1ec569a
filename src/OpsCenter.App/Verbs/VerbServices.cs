using System.CommandLine;
using OpsCenter.App.Devices;
using OpsCenter.App.Identity;
using OpsCenter.App.Tokens;
using OpsCenter.Storage.Relational;

namespace OpsCenter.App.Verbs;

/// <summary>The few services a verb needs: the relational database, brought up to date, and the administrations over it.</summary>
internal static class VerbServices
{
    public static async Task<ServiceProvider> StartAsync(ParseResult line, CancellationToken cancellation)
    {
        var configuration = VerbOptions.Configuration(line);
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddLogging(logging => logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None));
        services.AddRelationalStorage(configuration);
        services.AddDeviceAdministration();
        services.AddUserAdministration(configuration);
        services.AddSingleton<TokenAdministration>();
        var provider = services.BuildServiceProvider();
        await RelationalStorage.MigrateAsync(provider, cancellation);
        return provider;
    }
}
