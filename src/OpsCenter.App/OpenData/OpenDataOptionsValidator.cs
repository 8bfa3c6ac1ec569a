using Microsoft.Extensions.Options;

namespace OpsCenter.App.OpenData;

[OptionsValidator]
internal sealed partial class OpenDataOptionsValidator : IValidateOptions<OpenDataOptions>;
