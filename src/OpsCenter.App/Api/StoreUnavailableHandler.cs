using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api;

/// <summary>A store that cannot answer now is told to programs as 503, not as a mistake of ours; pages tell it themselves.</summary>
internal sealed class StoreUnavailableHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not StoreUnavailableException || httpContext.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            return false;
        }

        await ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, exception.Message).ExecuteAsync(httpContext);
        return true;
    }
}
