import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import '../ui/base.css'
import '../charts/charts.css'
import './manager.css'
import { ManagerSurface } from './ManagerSurface.tsx'

createRoot(document.getElementById('surface')!).render(
  <Router base="/cluster">
    <ManagerSurface />
  </Router>,
)
