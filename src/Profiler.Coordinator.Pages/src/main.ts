import './styles/base.css';
import './styles/components.css';
import { ApiClient } from './api/client';
import { LiveFeed } from './api/live';
import { comparePage } from './pages/compare/comparePage';
import { devicePage } from './pages/devices/devicePage';
import { devicesPage } from './pages/devices/devicesPage';
import { newDevicePage } from './pages/devices/newDevicePage';
import { jobPage } from './pages/jobs/jobPage';
import { jobsPage } from './pages/jobs/jobsPage';
import { newJobPage } from './pages/jobs/newJobPage';
import { measurementPage } from './pages/measurements/measurementPage';
import { measurementsPage } from './pages/measurements/measurementsPage';
import { tablePage } from './pages/tables/tablePage';
import { tablesPage } from './pages/tables/tablesPage';
import { askForKey } from './shell/keyDialog';
import { Shell } from './shell/shell';
import { applyTheme } from './shell/theme';

applyTheme();
const api = new ApiClient(askForKey);
const live = new LiveFeed();
new Shell(api, live, [
  { pattern: '/devices', page: devicesPage },
  { pattern: '/devices/new', page: newDevicePage },
  { pattern: '/devices/:name', page: devicePage },
  { pattern: '/jobs', page: jobsPage },
  { pattern: '/jobs/new', page: newJobPage },
  { pattern: '/jobs/:id', page: jobPage },
  { pattern: '/tables', page: tablesPage },
  { pattern: '/tables/:id', page: tablePage },
  { pattern: '/measurements', page: measurementsPage },
  { pattern: '/measurements/:job/:item', page: measurementPage },
  { pattern: '/compare', page: comparePage },
]).start();
live.start(api);
