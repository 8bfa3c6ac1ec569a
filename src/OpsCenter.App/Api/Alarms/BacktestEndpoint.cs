using System.Text;
using Microsoft.Extensions.Options;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.App.Identity;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Outbound;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.App.Api.Alarms;

/// <summary>Plays a rule, in force or as a draft, over what is stored. A caller that goes away stops the work.</summary>
internal sealed class BacktestEndpoint(
    AlarmBacktest backtest, AlarmDrafts drafts, ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules, IOptions<ApiOptions> options, QueryLimit limit, TimeProvider time)
{
    private const int MaxDraftBytes = 256 * 1024;
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

        if (await BoundedBody.ReadAsync(request.Body, MaxDraftBytes, cancellation) is not { } body)
        {
            return ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, $"The draft is larger than {MaxDraftBytes / 1024} KiB.");
        }

        var inForce = rules.Current.FirstOrDefault(rule => rule.Id == id);
        var draft = body.Length == 0 ? null : Draft(id, body, inForce?.Pack ?? id.Split('.')[0], parameters);
        if (parameters.IsWrong)
        {
            return ApiProblem.Of(parameters);
        }

        if ((draft ?? inForce) is not { } rule)
        {
            return ApiProblem.Of(StatusCodes.Status404NotFound, $"There is no rule '{id}' in force; send it as the body to try one that is new.");
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
                var run = await backtest.RunAsync(rule, from, to, cancellation);
                var beside = draft is null || inForce is null ? null : await backtest.RunAsync(inForce, from, to, cancellation);
                return TypedResults.Ok(BacktestJson.Of(run, beside, draft is not null, most));
            }
            catch (StoreUnavailableException error)
            {
                return ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, error.Message);
            }
        }
    }

    /// <summary>Null, with the mistakes told, where the body holds no such rule.</summary>
    private AlarmRuleConfig? Draft(string id, byte[] body, string pack, ParameterReader parameters)
    {
        var (found, errors) = drafts.Read(Encoding.UTF8.GetString(body), pack);
        if (errors.Count > 0)
        {
            parameters.Wrong("body", string.Join('\n', errors));
            return null;
        }

        var draft = found.FirstOrDefault(rule => rule.Id == id);
        if (draft is null)
        {
            parameters.Wrong("body", $"The body is no alarms.yaml with the rule '{id}' (found: {string.Join(", ", found.Select(rule => rule.Id))}).");
        }

        return draft;
    }
}
