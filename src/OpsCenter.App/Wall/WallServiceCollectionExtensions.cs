namespace OpsCenter.App.Wall;

public static class WallServiceCollectionExtensions
{
    /// <summary>The walls' pages. Needs AddLive and the places.</summary>
    public static IServiceCollection AddWall(this IServiceCollection services)
    {
        services.AddRazorComponents();
        return services.AddSingleton<WallScreens>();
    }
}
