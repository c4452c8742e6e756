export { useState } from 'preact/hooks';
