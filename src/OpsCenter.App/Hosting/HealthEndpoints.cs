using Microsoft.AspNetCore.Http.HttpResults;

namespace OpsCenter.App.Hosting;

/// <summary><c>/healthz</c>: the process lives. <c>/readyz</c>: every stage runs.</summary>
internal static class HealthEndpoints
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => TypedResults.Text("ok\n")).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet("/readyz", Ready).AllowAnonymous().ExcludeFromDescription();
        return endpoints;
    }

    private static Results<ContentHttpResult, JsonHttpResult<Dictionary<string, string>>> Ready(
        IEnumerable<IReadinessStage> stages, IHostApplicationLifetime lifetime)
    {
        var waiting = stages
            .Where(stage => stage.NotReadyBecause is not null)
            .ToDictionary(stage => stage.Name, stage => stage.NotReadyBecause!);
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
        {
            waiting["host"] = "starting";
        }

        return waiting.Count == 0
            ? TypedResults.Text($"ready\n{string.Concat(stages.Where(stage => stage.Remark is not null).Select(stage => $"{stage.Name}: {stage.Remark}\n"))}")
            : TypedResults.Json(waiting, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
