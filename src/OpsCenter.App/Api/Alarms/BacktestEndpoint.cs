using System.Text;
using Microsoft.Extensions.Options;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.App.Identity;
using OpsCenter.Core.Outbound;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.App.Api.Alarms;

/// <summary>Plays a rule, in force or as a draft, over what is stored. A caller that goes away stops the work.</summary>
internal sealed class BacktestEndpoint(AlarmTrial trial, IOptions<ApiOptions> options, QueryLimit limit, TimeProvider time)
{
    private const int ListedByDefault = 100;
    private static readonly TimeSpan SpanByDefault = TimeSpan.FromDays(30);

    public async Task<IResult> AnswerAsync(string id, HttpRequest request, CancellationToken cancellation)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowOnly("from", "to", "limit");
        var to = parameters.Moment("to", time.GetInstant());
        var from = parameters.Moment("from", to - SpanByDefault);
        var most = parameters.Limit("limit", ListedByDefault, options.Value.MaxItems);
        parameters.RefuseEmptySpan(from, to);
        if (parameters.IsWrong)
        {
            return ApiProblem.Of(parameters);
        }

        if (await BoundedBody.ReadAsync(request.Body, AlarmTrial.MaxDraft, cancellation) is not { } body)
        {
            return ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, $"The draft is larger than {AlarmTrial.MaxDraft / 1024} KiB.");
        }

        if (limit.Enter(request.HttpContext.User.ToCaller()) is not { } place)
        {
            request.HttpContext.Response.Headers.RetryAfter = "1";
            return ApiProblem.Of(StatusCodes.Status429TooManyRequests, $"You have {options.Value.MaxQueriesPerCaller} queries under way already: wait for one to end.");
        }

        using (place)
        {
            try
            {
                var outcome = await trial.RunAsync(id, body.Length == 0 ? null : Encoding.UTF8.GetString(body), from, to, cancellation);
                return Answer(id, outcome, body.Length > 0, most, parameters);
            }
            catch (StoreUnavailableException error)
            {
                return ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, error.Message);
            }
        }
    }

    private static IResult Answer(string id, AlarmTrialOutcome outcome, bool draft, int most, ParameterReader parameters)
    {
        if (outcome.Errors.Count > 0)
        {
            parameters.Wrong("body", string.Join('\n', outcome.Errors));
            return ApiProblem.Of(parameters);
        }

        return outcome.Run is { } run
            ? TypedResults.Ok(BacktestJson.Of(run, outcome.InForce, draft, most))
            : ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no rule '{id}' in force; send it as the body to try one that is new.");
    }
}
