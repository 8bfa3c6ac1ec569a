using OpsCenter.App.Identity;
using OpsCenter.Storage.Relational;

namespace OpsCenter.App.Hosting;

/// <summary>What happens to every request before it reaches a feature, and to the host before it takes any.</summary>
internal static class ServerPipeline
{
    /// <summary>Brings the database up to date and greets whoever started the server once it listens.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        await RelationalStorage.MigrateAsync(app.Services);
        app.Lifetime.ApplicationStarted.Register(() => Welcome.PrintAsync(app.Services).ContinueWith(
            static failed => Console.Error.WriteLine(failed.Exception), TaskContinuationOptions.OnlyOnFaulted));
    }

    public static void UseServerMiddleware(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseSecurityHeaders();
        app.UseWebSockets();
        app.UseRouting();
        app.UseIdentityAccess();
        app.MapStaticAssets();
    }
}
