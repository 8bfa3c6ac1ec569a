using System.Text.Json;
using Xunit;

namespace OpsCenter.App.Tests.Api;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Document_OfTheInterface_NamesEveryEndpointAndParameter()
    {
        await using var host = await ApiHost.StartAsync();

        using var answer = await host.Anonymous.GetAsync("/openapi/v1.json");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        var document = JsonSerializer.Deserialize<JsonElement>(text);

        var paths = document.GetProperty("paths");
        Assert.Equal(
            [
                "/api/v1/alarms", "/api/v1/alarms/{id}/acknowledge", "/api/v1/alarms/{id}/history",
                "/api/v1/alarms/{id}/shelve", "/api/v1/alarms/{id}/unshelve", "/api/v1/alarms/performance",
                "/api/v1/anomalies", "/api/v1/anomalies/{id}/confirm", "/api/v1/anomalies/{id}/dismiss",
                "/api/v1/areas", "/api/v1/areas/geometry",
                "/api/v1/briefing", "/api/v1/briefing.pdf", "/api/v1/briefing.xlsx",
                "/api/v1/events", "/api/v1/incidents", "/api/v1/incidents/{number}", "/api/v1/incidents/{number}/attachments",
                "/api/v1/incidents/{number}/attachments/{id}", "/api/v1/incidents/{number}/merge", "/api/v1/incidents/{number}/split",
                "/api/v1/kpis", "/api/v1/kpis/{id}", "/api/v1/kpis/{id}/forecast", "/api/v1/kpis/{id}/pause", "/api/v1/kpis/{id}/recompute", "/api/v1/kpis/{id}/resume", "/api/v1/kpis/{id}/run", "/api/v1/latest", "/api/v1/maintenance", "/api/v1/maintenance/{id}", "/api/v1/query", "/api/v1/rules", "/api/v1/rules/{id}", "/api/v1/rules/{id}/backtest", "/api/v1/rules/{id}/versions",
                "/api/v1/rules/proposals", "/api/v1/rules/proposals/{number}", "/api/v1/rules/proposals/{number}/approve", "/api/v1/rules/proposals/{number}/reject",
                "/api/v1/series",
                "/api/v1/sheets", "/api/v1/sheets/{id}/{period}", "/api/v1/sheets/{id}/{period}/template", "/api/v1/sheets/{id}/{period}/versions",
                "/ngsi-ld/v1/entities", "/ngsi-ld/v1/entities/{id}",
            ],
            paths.EnumerateObject().Select(path => path.Name).Order());
        var query = paths.GetProperty("/api/v1/query").GetProperty("get");
        Assert.Equal(
            ["agg", "every", "explain", "field", "fill", "format", "from", "groupBy", "limit", "measurement", "method", "offset", "points", "tag.NAME", "to"],
            query.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).Order());
        Assert.Equal(
            ["application/json", "application/vnd.influxdb.lp", "text/csv"],
            query.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Select(type => type.Name).Order());
        Assert.True(query.GetProperty("responses").TryGetProperty("429", out _));
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString());
    }
}
