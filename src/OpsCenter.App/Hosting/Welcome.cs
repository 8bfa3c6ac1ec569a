using Microsoft.Extensions.Options;
using OpsCenter.App.Demo;
using OpsCenter.App.Identity;

namespace OpsCenter.App.Hosting;

/// <summary>What whoever starts the server sees: where to go, and at the first start how to become administrator.</summary>
/// <remarks>Written to the terminal and not to the log: the setup link is a secret.</remarks>
internal static class Welcome
{
    public static async Task PrintAsync(IServiceProvider services)
    {
        var http = services.GetRequiredService<IOptions<HttpOptions>>().Value;
        var mqtt = services.GetRequiredService<IOptions<MqttListenOptions>>().Value;
        var host = http.Address == "*" ? "localhost" : http.Address;
        var address = new Uri($"{(http.CertificatePath is null ? "http" : "https")}://{host}:{http.Port}");
        var demo = services.GetRequiredService<IConfiguration>().GetValue<bool>($"{DemoOptions.SectionName}:{nameof(DemoOptions.Enabled)}");

        var output = Console.Out;
        await output.WriteLineAsync($"OpsCenter {BuildInfo.Version}{(demo ? " - simulated province" : "")}");
        await output.WriteLineAsync($"  wall     {new Uri(address, "/wall/overview")}");
        await output.WriteLineAsync($"  console  {new Uri(address, demo ? "/demo" : "/console")}");
        await output.WriteLineAsync($"  devices  mqtt://{(mqtt.Address == "*" ? "localhost" : mqtt.Address)}:{mqtt.Port}");
        if (demo)
        {
            return;
        }

        if (await services.GetRequiredService<SetupLink>().EnsureAsync(address, CancellationToken.None) is { } link)
        {
            await output.WriteLineAsync($"  There is no user yet. Open this link once to become the first administrator: {link}");
        }
    }
}
