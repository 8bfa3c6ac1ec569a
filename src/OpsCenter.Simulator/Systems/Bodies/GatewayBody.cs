using System.Globalization;
using System.Text;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>What the integration platform's gateway tells Prometheus.</summary>
internal sealed class GatewayBody(ProvinceModel model) : Exposition(model, "lgsp/metrics", TimeSpan.FromSeconds(15))
{
    private static readonly double[] Bounds = [0.1, 0.25, 0.5, 1, 2.5, 5];
    private readonly GatewayModel _gateway = new(model);

    protected override void Write(StringBuilder text, DateTimeOffset at)
    {
        Family(text, "lgsp_requests_total", "counter", "Calls by service and outcome since the gateway started.");
        foreach (var service in GatewayModel.Services)
        {
            var (calls, errors) = (_gateway.Calls(service, at), _gateway.Errors(service, at));
            Sample(text, "lgsp_requests_total", $"service=\"{service.Service}\",outcome=\"ok\"", Math.Max(0, calls - errors));
            Sample(text, "lgsp_requests_total", $"service=\"{service.Service}\",outcome=\"error\"", errors + _gateway.Refused(service, at));
        }

        Family(text, "lgsp_request_duration_seconds", "histogram", "Time to the whole answer.");
        foreach (var service in GatewayModel.Services)
        {
            WriteHistogram(text, service, _gateway.Calls(service, at));
        }

        Family(text, "lgsp_request_duration_p95_seconds", "gauge", "Of the calls of the past five minutes.");
        foreach (var service in GatewayModel.Services)
        {
            Sample(text, "lgsp_request_duration_p95_seconds", $"service=\"{service.Service}\"", Math.Round(_gateway.Median(service, at) * 2.6, 3));
        }

        Family(text, "lgsp_system_connected", "gauge", "1 where the core system answered the platform's probe.");
        foreach (var system in GatewayModel.Systems)
        {
            Sample(text, "lgsp_system_connected", $"system=\"{system}\"", GatewayModel.Connected(system) ? 1 : 0);
        }
    }

    private static void WriteHistogram(StringBuilder text, (string Service, double PerDay, double Median) service, double calls)
    {
        // The share within a bound follows from the usual median; a counter may only grow, so trouble shows in the gauge above.
        foreach (var bound in Bounds)
        {
            var within = Math.Floor(calls * (1 - Math.Exp(-Math.Pow(bound / service.Median, 1.3) * 0.69)));
            Sample(text, "lgsp_request_duration_seconds_bucket", string.Create(CultureInfo.InvariantCulture, $"service=\"{service.Service}\",le=\"{bound}\""), within);
        }

        Sample(text, "lgsp_request_duration_seconds_bucket", $"service=\"{service.Service}\",le=\"+Inf\"", calls);
        Sample(text, "lgsp_request_duration_seconds_sum", $"service=\"{service.Service}\"", Math.Round(calls * service.Median * 1.2, 1));
        Sample(text, "lgsp_request_duration_seconds_count", $"service=\"{service.Service}\"", calls);
    }
}
