using Microsoft.Extensions.Options;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.App.Identity;
using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Alarms;

/// <summary>How the alarm system served its operators in a span of time.</summary>
internal sealed class PerformanceEndpoint(AlarmPerformanceService performance, IOptions<ApiOptions> options, QueryLimit limit, TimeProvider time)
{
    private static readonly TimeSpan SpanByDefault = TimeSpan.FromDays(1);

    public async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancellation)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowOnly("from", "to", "operators");
        var to = parameters.Moment("to", time.GetInstant());
        var from = parameters.Moment("from", to - SpanByDefault);
        var operators = parameters.Limit("operators", 1, AlarmPerformanceService.MostOperators);
        parameters.RefuseEmptySpan(from, to);
        if (!parameters.IsWrong && to - from > AlarmPerformanceService.LongestSpan)
        {
            parameters.Wrong("from", $"Must be at most {AlarmPerformanceService.LongestSpan.TotalDays:0} days before 'to'.");
        }

        if (parameters.IsWrong)
        {
            return ApiProblem.Of(parameters);
        }

        var caller = request.HttpContext.User.ToCaller();
        if (limit.Enter(caller) is not { } place)
        {
            request.HttpContext.Response.Headers.RetryAfter = "1";
            return ApiProblem.Of(StatusCodes.Status429TooManyRequests, $"You have {options.Value.MaxQueriesPerCaller} queries under way already: wait for one to end.");
        }

        using (place)
        {
            return await performance.ReadAsync(caller, from, to, operators, cancellation) is { } report
                ? TypedResults.Ok(PerformanceJson.Of(report))
                : ApiProblem.Of(StatusCodes.Status403Forbidden, "May not read alarms.");
        }
    }
}
