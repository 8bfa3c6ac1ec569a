using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Jobs;
using OpsCenter.App.Tests.Jobs;
using OpsCenter.Core.Access;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

/// <summary>The page of scheduled computations, as the server renders it.</summary>
public sealed class JobsPageTests
{
    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Administrator, true)]
    public async Task Jobs_ByRole_ShowsRunsToAllAndLeversToThoseWhoMay(Role role, bool levers)
    {
        await using var host = await ConsoleHost.StartAsync();
        var service = host.Services.GetRequiredService<JobService>();
        var reader = Caller.Person("test", [Role.Viewer]);
        await Eventually.HoldsAsync(async () => (await service.RecentAsync(reader, 10, onlyFailed: false, CancellationToken.None)).Count > 0);
        using var browser = await host.SignedInAsync(role);

        var page = await browser.OpenAsync("/console/jobs");

        var tables = page.QuerySelectorAll("table");
        Assert.Equal(2, tables.Length);
        Assert.All(tables, table => Assert.Contains(SomeKpis.Level.Id, table.TextContent, StringComparison.Ordinal));
        Assert.Equal(levers, page.QuerySelectorAll("table button").Length > 0);
        Assert.Equal(levers, page.QuerySelector("#pause-all") is not null);
        Assert.Empty(await service.RecentAsync(reader, 10, onlyFailed: true, CancellationToken.None));
    }
}
