using System.Text;
using Microsoft.AspNetCore.Http;

namespace OpsCenter.Ingest.Push;

/// <summary>The topic a pushed message has for the mapping: the rest of its path, where <c>{Name}</c> stands for the request's header of that name.</summary>
/// <remarks>Headers, because some devices name themselves nowhere else.</remarks>
internal static class PushTopic
{
    private const int MaxBytes = 1024;

    /// <summary>Null, with the problem, where there is none.</summary>
    public static string? Of(string path, IHeaderDictionary headers, out string problem)
    {
        problem = "";
        var segments = path.Split('/');
        for (var at = 0; at < segments.Length; at++)
        {
            if (segments[at] is not ['{', .. var name, '}'])
            {
                continue;
            }

            if (headers[name] is not [{ Length: > 0 } value])
            {
                problem = $"the header '{name}', which the path names, is missing or there twice";
                return null;
            }

            segments[at] = value.Replace('/', '_');
        }

        var topic = string.Join('/', segments);
        if (topic.Length == 0 || topic.AsSpan().IndexOfAny('+', '#', '\0') >= 0 || topic[0] == '$' || Encoding.UTF8.GetByteCount(topic) > MaxBytes)
        {
            problem = $"the path after /ingest/ is the message's topic: 1 to {MaxBytes} bytes, without '+' and '#', not beginning with '$'";
            return null;
        }

        return topic;
    }
}
