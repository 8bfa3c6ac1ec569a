using OpsCenter.App.Wall.Arrival;

namespace OpsCenter.App.Wall;

public static class WallServiceCollectionExtensions
{
    /// <summary>The walls' pages. Needs AddLive, AddConsole, the store and the ingest configuration.</summary>
    public static IServiceCollection AddWall(this IServiceCollection services)
    {
        services.AddRazorComponents();
        return services.AddSingleton<WallScreens>().AddSingleton<SiteArrival>();
    }
}
