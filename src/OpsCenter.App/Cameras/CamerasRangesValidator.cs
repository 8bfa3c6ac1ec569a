using Microsoft.Extensions.Options;

namespace OpsCenter.App.Cameras;

[OptionsValidator]
internal sealed partial class CamerasRangesValidator : IValidateOptions<CamerasOptions>;
