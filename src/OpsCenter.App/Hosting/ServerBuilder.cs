using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace OpsCenter.App.Hosting;

/// <summary>The host before any feature is added: content from beside the program, data and configuration from the working folder.</summary>
internal static class ServerBuilder
{
    public static WebApplicationBuilder Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = ServerArguments.Normalise(args),
            ContentRootPath = AppContext.BaseDirectory,
        });

        // Built but not published, the browser's files still lie in the source tree; the manifest beside the program says where.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddOptions<HttpOptions>().BindConfiguration(HttpOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<MqttListenOptions>().BindConfiguration(MqttListenOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<HttpOptions>, HttpOptionsValidator>();
        builder.Services.AddSingleton<IValidateOptions<MqttListenOptions>, MqttListenOptionsValidator>();
        builder.Services.AddSingleton<IConfigureOptions<KestrelServerOptions>, KestrelSetup>();
        builder.Services.AddSingleton(TimeProvider.System);

        // SIGTERM drains and is gone within 10 s, whatever hangs.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(8));
        return builder;
    }
}
